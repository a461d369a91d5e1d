package org.isomer.encoder;

import org.isomer.spi.Option;

/** The options of all ResNets. */
public record ResNetConfig(
    @Option(
            help =
                "First layers: imagenet is a 7×7 convolution and a max-pool, both of stride 2;"
                    + " cifar is a 3×3 convolution of stride 1, for images of about 32 pixels",
            value = "imagenet")
        Stem stem,
    @Option(
            help = "Factor on the number of channels of every layer",
            value = "1",
            min = 1 / 64.0,
            max = 16)
        double width,
    @Option(
            help =
                "Whether the last gain of each residual branch starts at 0, so that each block"
                    + " starts as the identity",
            value = "false")
        boolean zeroInit) {}
