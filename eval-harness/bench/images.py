"""Images in folders as torchvision reads them, and SimCLR's views of them as lightly makes them."""

import pathlib

import torch
import torchvision.transforms as T
from PIL import Image

ENDINGS = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}


def simclr(size, blur):
    """The transforms of SimCLR (Chen et al. 2020, appendix A) on PIL images."""
    jitter = T.ColorJitter(0.8, 0.8, 0.8, 0.2) if blur else T.ColorJitter(0.4, 0.4, 0.4, 0.1)
    steps = [
        T.RandomResizedCrop(size, scale=(0.08, 1.0)),
        T.RandomHorizontalFlip(),
        T.RandomApply([jitter], p=0.8),
        T.RandomGrayscale(p=0.2),
    ]
    if blur:
        kernel = max(3, size // 10 // 2 * 2 + 1)
        steps.append(T.RandomApply([T.GaussianBlur(kernel, (0.1, 2.0))], p=0.5))
    steps += [T.ToTensor(), T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))]
    return T.Compose(steps)


class Folder(torch.utils.data.Dataset):
    """All images of a folder and those below it, of which each gives some views."""

    def __init__(self, path, transform, views=2, kept=False, most=None):
        self.files = sorted(
            file for file in pathlib.Path(path).rglob("*") if file.suffix.lower() in ENDINGS
        )[:most]
        self.transform = transform
        self.views = views
        self.images = [self.decode(file) for file in self.files] if kept else None

    @staticmethod
    def decode(file):
        with Image.open(file) as image:
            return image.convert("RGB")

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        image = self.images[index] if self.images else self.decode(self.files[index])
        return [self.transform(image) for _ in range(self.views)]


def batches(dataset, batch, workers):
    """Shuffled batches without end."""
    loader = torch.utils.data.DataLoader(
        dataset,
        batch_size=batch,
        shuffle=True,
        drop_last=True,
        num_workers=workers,
        persistent_workers=workers > 0,
    )
    while True:
        yield from loader
