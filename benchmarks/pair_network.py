"""The pair reader of rules/pairs in torch, to be trained, and what of it is kept (see train_pairs.py)."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as functional
from torch import nn

from reformcheck.rules.pairs.base import Base
from reformcheck.rules.pairs.network import LINEAR, NORMS, layers
from reformcheck.rules.pairs.reader import LOWER

DROPPED = 0.1
RANK = 32


class TrainedLayer(nn.Module):
    """A layer of rules/pairs/network.py with weights that can change."""

    def __init__(self, layer):
        super().__init__()
        self.heads = layer.heads
        self.drop = nn.Dropout(DROPPED)
        self.linear = nn.ModuleDict({name: _linear(layer.linear[name]) for name in LINEAR})
        self.norm = nn.ModuleDict({name: _norm(layer.norms[name]) for name in NORMS})

    def forward(self, x, there):
        texts, pieces, width = x.shape

        def split(name):
            return self.linear[name](x).view(texts, pieces, self.heads, width // self.heads).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            split("q"), split("k"), split("v"), attn_mask=there[:, None, None, :]
        )
        seen = self.linear["ao"](seen.transpose(1, 2).reshape(texts, pieces, width))
        x = self.norm["aln"](x + self.drop(seen))
        inner = functional.gelu(self.linear["fi"](x), approximate="tanh")
        return self.norm["oln"](x + self.drop(self.linear["fo"](inner)))


class TrainedReader(nn.Module):
    """Log-odds that an item names a measure, from the states of both behind the lower layers."""

    def __init__(self, base: Base):
        super().__init__()
        width = base.shape.width
        self.layers = nn.ModuleList(
            [TrainedLayer(one) for one in layers(base, range(LOWER, base.shape.layers))]
        )
        self.sides = nn.Parameter(torch.zeros(2, width))
        self.head = nn.Linear(4 * width, width)
        self.last = nn.Linear(width, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, pairs):
        x, side, there = _together(pairs, self.sides.shape[1])
        x = x + self.sides[side]
        for layer in self.layers:
            x = layer(x, there)
        a, b = (_mean(x, there & (side == which)) for which in (0, 1))
        signs = torch.cat([a, b, (a - b).abs(), a * b], 1)
        return self.last(self.drop(torch.tanh(self.head(self.drop(signs))))).squeeze(1)


def learned(reader: TrainedReader, base: Base) -> dict[str, np.ndarray]:
    """What learned.npz holds: differences of low rank, the rest in half floats, and the head in whole bytes."""
    found = {
        "sides": reader.sides,
        "last.w": reader.last.weight.T,
        "last.b": reader.last.bias,
        "head.b": reader.head.bias,
    }
    found = {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
    found["head.q"], found["head.scale"] = _bytes(reader.head.weight.detach().numpy().T)
    shipped = layers(base, range(LOWER, base.shape.layers))
    for number, (layer, trained) in enumerate(zip(shipped, reader.layers, strict=True), LOWER):
        for name in LINEAR:
            key = f"l{number}.{name}"
            weight = trained.linear[name].weight.detach().numpy().T
            found[f"{key}.down"], found[f"{key}.up"] = _low_rank(weight - layer.linear[name].weight)
            found[f"{key}.b"] = trained.linear[name].bias.detach().numpy().astype(np.float16)
        for name in NORMS:
            found[f"l{number}.{name}.w"] = trained.norm[name].weight.detach().numpy().astype(np.float16)
            found[f"l{number}.{name}.b"] = trained.norm[name].bias.detach().numpy().astype(np.float16)
    return found


def _low_rank(difference):
    u, s, v = np.linalg.svd(difference, full_matrices=False)
    root = np.sqrt(s[:RANK])
    return (u[:, :RANK] * root).astype(np.float16), (root[:, None] * v[:RANK]).astype(np.float16)


def _bytes(weight):
    """A matrix in whole numbers of -127 to 127, with a scale for each column."""
    scale = np.abs(weight).max(0) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def _linear(linear):
    made = nn.Linear(*linear.weight.shape)
    made.weight.data = torch.tensor(np.ascontiguousarray(linear.weight.T))
    made.bias.data = torch.tensor(linear.bias.copy())
    return made


def _norm(norm):
    made = nn.LayerNorm(len(norm.scale), eps=norm.epsilon)
    made.weight.data, made.bias.data = torch.tensor(norm.scale.copy()), torch.tensor(norm.shift.copy())
    return made


def _together(pairs, width):
    longest = max(len(a) + len(b) for a, b in pairs)
    x = torch.zeros(len(pairs), longest, width)
    side = torch.zeros(len(pairs), longest, dtype=torch.long)
    there = torch.zeros(len(pairs), longest, dtype=torch.bool)
    for row, (a, b) in enumerate(pairs):
        both = len(a) + len(b)
        x[row, : len(a)], x[row, len(a) : both] = a.float(), b.float()
        side[row, len(a) :] = 1
        there[row, :both] = True
    return x, side, there


def _mean(x, which):
    weight = which.unsqueeze(-1).float()
    return (x * weight).sum(1) / weight.sum(1)
