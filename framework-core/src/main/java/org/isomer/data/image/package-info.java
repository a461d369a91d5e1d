/**
 * Image data sets: IDX, CIFAR, folders of files, and the bundled Fashion-MNIST.
 *
 * <p>An image is kept as {@link org.isomer.data.image.Pixels}, one byte for a channel of a pixel,
 * and becomes floats in [0, 1] when it is read. Values are those of torchvision's {@code ToTensor}
 * on the same file: colours come from the file's own components without colour management,
 * transparency is dropped. These things differ: 16 bits are rounded to 8; inks (CMYK) and the
 * palettes of TIFF may differ by one level; WebP with loss has its colours, not its brightness, in
 * blocks of 2 × 2 pixels that are not interpolated; and the orientation in EXIF data is applied, so
 * that the picture that is learned is the picture that a viewer shows.
 *
 * <p>Files are decoded by the readers of the Java platform, and WebP by that of TwelveMonkeys,
 * never by one that happens to be on the class path, and only as far as they are sound: colours are
 * converted here (the platform's own conversion depends on colour profiles and fails for CMYK), and
 * what the platform lets pass (a truncated JPEG, a PNG with a wrong check sum) is an error here.
 * What is odd but leaves the pixels alone is none ({@link org.isomer.data.image.TidyJpeg}). No file
 * can ask for more memory than {@link org.isomer.data.image.SizeLimit} allows, whatever its header
 * says. A new format is one decoder, one line in {@link org.isomer.data.image.ImageDecoder} and its
 * endings in {@link org.isomer.data.image.ImageFile}; a new layout of files is one dataset plugin.
 * A format that a JAR adds ({@link org.isomer.spi.ImageFormat}) comes with what is known of files:
 * {@link org.isomer.data.image.ImageFormats} asks it for files of its ending, and never for those
 * of Isomer's own formats, whose pixels would change. Its name belongs to the digest of the data.
 *
 * <p>A folder is read once: later, files whose size and time of change are the same keep their
 * digest and their header ({@link org.isomer.data.image.KnownImage}), and are decoded when they are
 * needed. A file that was changed behind both is found by its digest as soon as it is read, and
 * refused; one that is never read is the limit of this.
 *
 * <p>Which folders are parts and which are classes says {@link org.isomer.data.image.PartFolders};
 * what is met and not read is counted by {@link org.isomer.data.image.PassedOver} and named among
 * the findings of the data set.
 *
 * <p>Masks, whose pixels are classes, are read by {@link org.isomer.data.image.LabelPng} into
 * {@link org.isomer.data.image.LabelMap}s, without any conversion.
 */
@NullMarked
package org.isomer.data.image;

import org.jspecify.annotations.NullMarked;
