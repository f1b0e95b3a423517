#!/usr/bin/python3
"""Scores, loss and gradients of a small attention BiLSTM from PyTorch's own modules, in double
precision, for TorchNetworkTest. Written with PyTorch 1.13.0 (Debian python3-torch 1.13.1+dfsg-4):

    /usr/bin/python3 torch_network.py > torch_network.json

Parameters are 0.4 sin(1.3 i + 0.2) in the order of EncoderParameter and HeadWeights, inputs
1.5 sin(0.9 i + 0.5). Gates there are input, forget, output, candidate; PyTorch's are input, forget,
candidate, output.
"""
import json

import torch
from torch.nn import functional

torch.set_default_dtype(torch.float64)
CELLS, FAMILIES, WIDTH, HIDDEN, ATTENTION, CLASSES = 4, 3, 4, 3, 2, 3
GATES = 4 * HIDDEN
SIZES = [
    (WIDTH,), (WIDTH,), (2, GATES, WIDTH), (2, GATES, HIDDEN), (2, GATES), (2, GATES),
    (ATTENTION, 2 * HIDDEN), (ATTENTION,), (ATTENTION,), (2 * HIDDEN,), (2 * HIDDEN,)]


def vector(count, factor, step, shift):
    return factor * torch.sin(step * torch.arange(count) + shift)


count = sum(torch.Size(size).numel() for size in SIZES)
encoder = vector(count, 0.4, 1.3, 0.2).requires_grad_()
head = vector(CLASSES * 2 * HIDDEN + CLASSES, 0.4, 1.3, 0.2).requires_grad_()
x = vector(CELLS * FAMILIES * WIDTH, 1.5, 0.9, 0.5).reshape(CELLS, FAMILIES, WIDTH)
parts, at = [], 0
for size in SIZES:
    n = torch.Size(size).numel()
    parts.append(encoder[at : at + n].reshape(size))
    at += n


def torch_gates(rows):
    i, f, o, g = rows.split(HIDDEN)
    return torch.cat([i, f, g, o])


weights = []
for direction in range(2):
    weights += [torch_gates(parts[k][direction]) for k in (2, 3, 4, 5)]
y = functional.layer_norm(x, (WIDTH,), parts[0], parts[1])
state = torch.zeros(2, CELLS, HIDDEN)
y = torch._VF.lstm(y, (state, state), weights, True, 1, 0.0, False, True, True)[0]
scores = torch.tanh(functional.linear(y, parts[6], parts[7])) @ parts[8]
attention = torch.softmax(scores, 1)
pooled = (attention.unsqueeze(2) * y).sum(1)
pooled = functional.layer_norm(pooled, (2 * HIDDEN,), parts[9], parts[10])
split = CLASSES * 2 * HIDDEN
scores = functional.linear(pooled, head[:split].reshape(CLASSES, -1), head[split:])
loss = functional.cross_entropy(scores, torch.tensor([0, 1, 2, 0]), torch.tensor([0.5, 1.0, 1.5]))
loss.backward()
print(json.dumps({
    "scores": scores.detach().tolist(), "attention": attention.detach().tolist(),
    "loss": loss.item(), "encoder_gradient": encoder.grad.tolist(),
    "head_gradient": head.grad.tolist()}))
