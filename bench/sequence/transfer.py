#!/usr/bin/python3
"""The transfer study as one would write it with PyTorch: one fit after another, default threads.

Human-only control, encoder transfer and joint training on the aligned tables, with the settings of
arXiv 2603.11000. Reads the two tables that TransferTiming writes. Folds, shuffles and initial
weights are drawn by other generators than PatchBridge's, so metrics agree up to seeds only; the
number of epochs is printed to compare the work. Mouse pretraining is done once a run.

    /usr/bin/python3 bench/sequence/transfer.py FOLDER --folds 5 --runs 1
"""
import argparse
import csv
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

EPOCHS, PATIENCE, BATCH, DROPOUT, CLIP = 50, 7, 64, 0.2, 2.0
epochs_run = 0


class Encoder(nn.Module):
    def __init__(self, width, hidden=128):
        super().__init__()
        self.norm_in = nn.LayerNorm(width)
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.hidden = nn.Linear(2 * hidden, 128)
        self.score = nn.Linear(128, 1, bias=False)
        self.norm_out = nn.LayerNorm(2 * hidden)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x):
        y, _ = self.lstm(self.norm_in(x))
        attention = torch.softmax(self.score(torch.tanh(self.hidden(y))), dim=1)
        return self.dropout(self.norm_out((y * attention).sum(1)))


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    features = [name for name in rows[0] if "." in name]
    families = list(dict.fromkeys(name.split(".")[0] for name in features))
    members = [[i for i, n in enumerate(features) if n.split(".")[0] == f] for f in families]
    values = np.array([[float(row[name] or "nan") for name in features] for row in rows])
    width = max(map(len, members))
    x = np.zeros((len(rows), len(families), width))
    for f, columns in enumerate(members):
        x[:, f, : len(columns)] = np.nan_to_num(values[:, columns])
    classes = sorted({row["subclass"] for row in rows})
    return x, np.array([classes.index(row["subclass"]) for row in rows])


def folds(y, count, generator):
    """Fold of each cell, stratified."""
    fold = np.empty(len(y), int)
    for c in np.unique(y):
        cells = generator.permutation(np.flatnonzero(y == c))
        fold[cells] = (np.arange(len(cells)) + generator.integers(count)) % count
    return fold


def scale(x, train):
    mean, deviation = x[train].mean(0), x[train].std(0)
    deviation[deviation < 1e-6] = 1
    return torch.tensor((x - mean) / deviation, dtype=torch.float32)


def weighted_loss(y):
    weight = 1 / torch.bincount(y).float()
    return nn.CrossEntropyLoss(weight * len(weight) / weight.sum())


def macro_f1(predicted, y):
    scores = []
    for c in range(int(y.max()) + 1):
        both = ((predicted == c) | (y == c)).sum() + ((predicted == c) & (y == c)).sum()
        scores.append(2 * float(((predicted == c) & (y == c)).sum()) / max(float(both), 1))
    return float(np.mean(scores))


def batches(x, y):
    data = torch.utils.data.TensorDataset(x, y)
    return torch.utils.data.DataLoader(data, batch_size=BATCH, shuffle=True)


def predict(encoder, head, x):
    encoder.eval()
    with torch.no_grad():
        return torch.cat([head(encoder(part)).argmax(1) for part in x.split(256)])


def cycle(loader):
    while True:
        yield from loader


def train(encoder, head, data, validation, rate, most=EPOCHS, parameters=None, other=None):
    """Other: a second head with its loader, loss and weight. Keeps the best epoch's parameters."""
    global epochs_run
    x, y = data
    for parameter in encoder.parameters():
        parameter.requires_grad_(parameters is None)
    loader, loss = batches(x, y), weighted_loss(y)
    if parameters is None:
        parameters = [*encoder.parameters(), *head.parameters()]
        parameters += other[0].parameters() if other else []
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=1e-4)
    best, since, kept = -1.0, 0, None
    for _ in range(most):
        encoder.train()
        epochs_run += 1
        steps = max(len(loader), len(other[1]) if other else 0)
        second = cycle(other[1]) if other else None
        for _, (bx, by) in zip(range(steps), cycle(loader)):
            value = loss(head(encoder(bx)), by)
            if other:
                ox, oy = next(second)
                value = value + other[3] * other[2](other[0](encoder(ox)), oy)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(parameters, CLIP)
            optimiser.step()
        score = macro_f1(predict(encoder, head, validation[0]), validation[1])
        since += 1
        if score > best:
            best, since = score, 0
            kept = [{k: v.clone() for k, v in m.state_dict().items()} for m in (encoder, head)]
        if since >= PATIENCE:
            break
    encoder.load_state_dict(kept[0])
    head.load_state_dict(kept[1])


def part(x, y, cells):
    return x[cells], torch.tensor(y[cells])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    mouse_x, mouse_y = read(options.folder / "mouse.csv")
    human_x, human_y = read(options.folder / "human.csv")
    width, classes = human_x.shape[2], int(human_y.max()) + 1
    print(f"{torch.get_num_threads()} threads", flush=True)
    seconds = {"control": 0.0, "pretraining": 0.0, "encoder": 0.0, "joint": 0.0}
    scores = {"control": [], "encoder": [], "joint": []}
    for run in range(options.runs):
        torch.manual_seed(36 + run)
        generator = np.random.default_rng(36 + run)
        mouse_fold = folds(mouse_y, 5, generator)
        mouse_train = np.flatnonzero(mouse_fold > 0)
        mouse = scale(mouse_x, mouse_train)
        mouse_data = part(mouse, mouse_y, mouse_train)
        start = time.perf_counter()
        source = Encoder(width)
        train(source, nn.Linear(256, classes), mouse_data,
              part(mouse, mouse_y, np.flatnonzero(mouse_fold == 0)), 1e-3)
        seconds["pretraining"] += time.perf_counter() - start
        fold_of = folds(human_y, options.folds, generator)
        predicted = {name: np.empty(len(human_y), int) for name in scores}
        for fold in range(options.folds):
            test, rest = np.flatnonzero(fold_of == fold), np.flatnonzero(fold_of != fold)
            inner = folds(human_y[rest], options.folds - 1, generator)
            human = scale(human_x, rest[inner > 0])
            data = part(human, human_y, rest[inner > 0])
            validation = part(human, human_y, rest[inner == 0])
            for name in scores:
                start = time.perf_counter()
                encoder, head = Encoder(width), nn.Linear(256, classes)
                if name == "control":
                    train(encoder, head, data, validation, 1e-3)
                elif name == "encoder":
                    encoder.load_state_dict(source.state_dict())
                    train(encoder, head, data, validation, 1e-3, 5, list(head.parameters()))
                    train(encoder, head, data, validation, 5e-4)
                else:
                    second = (nn.Linear(256, classes), batches(*mouse_data),
                              weighted_loss(mouse_data[1]), 0.5)
                    train(encoder, head, data, validation, 5e-4, other=second)
                    train(encoder, head, data, validation, 3e-4)
                predicted[name][test] = predict(encoder, head, human[test]).numpy()
                seconds[name] += time.perf_counter() - start
        for name in scores:
            scores[name].append(macro_f1(predicted[name], human_y))
        print(f"run {run + 1}: since the start {sum(seconds.values()):.1f} s", flush=True)
    for name in seconds:
        score = f", macro-F1 {np.mean(scores[name]):.4f}" if name in scores else ""
        print(f"{name}: {seconds[name]:.1f} s{score}")
    print(f"all: {sum(seconds.values()):.1f} s, {epochs_run} epochs")


main()
