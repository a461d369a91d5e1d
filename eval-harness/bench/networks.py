"""The encoders of Isomer that PyTorch is measured with."""

import torch
import torchvision
from torch import nn

NAMES = ["resnet18", "resnet50", "vit-tiny", "convnet"]
SMALL = 64  # up to so many pixels a ResNet has CIFAR's stem


def encoder(name, size, width=1.0):
    """A network without its classifier, and the length of a feature."""
    if name == "vit-tiny":
        return vit_tiny(size)
    if name == "convnet":
        return convnet()
    if name == "resnet50":
        return resnet(torchvision.models.resnet50, 2048, size)
    if width != 1:
        return narrow_resnet18(width)
    return resnet(torchvision.models.resnet18, 512, size)


def resnet(make, dim, size):
    network = make(weights=None)
    if size <= SMALL:
        network.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
        network.maxpool = nn.Identity()
    network.fc = nn.Identity()
    return network, dim


def narrow_resnet18(width):
    """ResNet-18 with fewer channels, which torchvision does not have."""
    channels = [max(1, round(c * width)) for c in (64, 128, 256, 512)]

    class Block(nn.Module):
        def __init__(self, inner, outer, stride):
            super().__init__()
            self.first = nn.Sequential(
                nn.Conv2d(inner, outer, 3, stride, 1, bias=False),
                nn.BatchNorm2d(outer),
                nn.ReLU(inplace=True),
                nn.Conv2d(outer, outer, 3, 1, 1, bias=False),
                nn.BatchNorm2d(outer),
            )
            self.short = (
                nn.Identity()
                if stride == 1 and inner == outer
                else nn.Sequential(
                    nn.Conv2d(inner, outer, 1, stride, bias=False), nn.BatchNorm2d(outer)
                )
            )

        def forward(self, x):
            return torch.relu(self.first(x) + self.short(x))

    layers = [
        nn.Conv2d(3, channels[0], 3, padding=1, bias=False),
        nn.BatchNorm2d(channels[0]),
        nn.ReLU(inplace=True),
    ]
    inner = channels[0]
    for stage, outer in enumerate(channels):
        layers += [Block(inner, outer, 1 if stage == 0 else 2), Block(outer, outer, 1)]
        inner = outer
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten()), inner


def convnet():
    layers = []
    inner = 3
    for outer, stride in ((32, 2), (64, 2), (128, 1)):
        layers += [
            nn.Conv2d(inner, outer, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outer),
            nn.ReLU(inplace=True),
        ]
        inner = outer
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten()), 4 * inner


def vit_tiny(size):
    network = torchvision.models.VisionTransformer(
        image_size=size,
        patch_size=4 if size <= SMALL else 16,
        num_layers=12,
        num_heads=3,
        hidden_dim=192,
        mlp_dim=768,
    )
    network.heads = nn.Identity()
    return network, 192
