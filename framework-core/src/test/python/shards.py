"""Writes the archives of TarShardsTest with Python's tarfile, in its three formats."""
import io
import pathlib
import tarfile

OUT = pathlib.Path(__file__).parent.parent / "resources/org/isomer/data/shard"
FORMATS = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}

for name, number in FORMATS.items():
    deep = "folder/" * (20 if name == "ustar" else 40)
    with tarfile.open(OUT / f"{name}.tar", "w", format=number) as tar:
        for member, text in [
            ("a.txt", "first"),
            ("a.cls", "0"),
            (deep + "größe.txt", "zweiter Text: ä"),
            (deep + "größe.cls", "7"),
        ]:
            info = tarfile.TarInfo(member)
            data = text.encode()
            info.size = len(data)
            info.uid = 1000 if name == "ustar" else 1 << 30
            info.mtime = 1.5
            tar.addfile(info, io.BytesIO(data))
