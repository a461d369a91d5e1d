package org.isomer.encoder;

import org.isomer.spi.Option;

/** The options of all vision transformers. */
public record VitConfig(
    @Option(
            help = "Height and width of a patch in pixels; it must divide the image's",
            value = "16",
            min = 1,
            max = 1024)
        int patchSize,
    @Option(
            help = "What becomes the feature vector: the class token or the mean over patches",
            value = "cls")
        Pooling pooling) {}
