"""A linear probe in PyTorch: SGD with momentum on standardized features, 10 epochs of batches of 256.

python probe.py EXAMPLESxDIMxCLASSES
"""

import sys

import torch

import peer

EPOCHS = 10
BATCH = 256

examples, dim, classes = peer.size(sys.argv[1])
torch.manual_seed(0)
features = torch.randn(examples, dim)
labels = torch.arange(examples) % classes


def work():
    scaled = (features - features.mean(0)) / features.std(0)
    layer = torch.nn.Linear(dim, classes)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9)
    steps = EPOCHS * ((examples + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(examples).split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            torch.nn.functional.cross_entropy(layer(scaled[rows]), labels[rows]).backward()
            optimizer.step()
            schedule.step()
    return EPOCHS * examples


peer.serve(work, "examples/s", "PyTorch " + torch.__version__)
