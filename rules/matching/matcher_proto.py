from reformcheck.rules.matching.index import Entry
from reformcheck.rules.matching.words import likeness
def residual(entry, taken, index):
    gone={c for c in entry.title.weights if likeness(c,entry.title,taken.whole)==1}
    t=entry.title.without(gone)
    if not t.weights: return None
    return Entry(entry.measure,entry.key,t,entry.content,entry.whole,index.weigh(t),entry.content_weights)
