"""Features of images in a folder by PyTorch in inference mode: decoding, preprocessing, encoder.

python features.py NETWORK FOLDER [--size 32] [--batch 64] [--bfloat16] [--workers 2] [--kept] [--most 2048]

NETWORK is one of networks.py. Preprocessing is that of ImageNet: above 64 pixels the shorter side becomes 256/224 of the
size and the middle is cut out. --kept decodes once, and keeps the pixels; --bfloat16 is autocast.
"""

import argparse
import contextlib

import torch
import torchvision.transforms as T

import images
import networks
import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("network", choices=networks.NAMES)
arguments.add_argument("folder")
arguments.add_argument("--size", type=int, default=32)
arguments.add_argument("--batch", type=int, default=64)
arguments.add_argument("--bfloat16", action="store_true")
arguments.add_argument("--workers", type=int, default=2)
arguments.add_argument("--kept", action="store_true")
arguments.add_argument("--most", type=int, default=2048, help="images of a pass")
given = arguments.parse_args()

resizing = (
    [T.Resize((given.size, given.size))]
    if given.size <= networks.SMALL
    else [T.Resize(round(given.size * 256 / 224)), T.CenterCrop(given.size)]
)
transform = T.Compose(
    resizing + [T.ToTensor(), T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))]
)
dataset = images.Folder(given.folder, transform, views=1, kept=given.kept, most=given.most)
loader = torch.utils.data.DataLoader(
    dataset,
    batch_size=given.batch,
    num_workers=given.workers,
    persistent_workers=given.workers > 0,
)
network, _ = networks.encoder(given.network, given.size)
network = network.eval().to(memory_format=torch.channels_last)


@torch.inference_mode()
def work():
    for (batch,) in loader:
        autocast = (
            torch.autocast("cpu", torch.bfloat16) if given.bfloat16 else contextlib.nullcontext()
        )
        with autocast:
            network(batch.contiguous(memory_format=torch.channels_last))
    return len(dataset)


peer.serve(
    work,
    "examples/s",
    "PyTorch %s, %s" % (torch.__version__, "bfloat16 autocast" if given.bfloat16 else "float32"),
)
