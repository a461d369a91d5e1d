package org.isomer.eval.recording;

import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Recordings;

/** What every task over time asks for. */
public record TimeOptions(
    @Option(help = "Long recordings; numbers are normalised by their training part")
        Choice<Recordings> recordings,
    @Option(help = "How many moments a model sees at once", min = 2, max = 100_000) int window,
    @Option(
            help = "The share of each recording that trains, from its beginning on",
            value = "0.6",
            min = 0.05,
            max = 0.9)
        double train,
    @Option(
            help = "The share of each recording after that to choose on; the rest is scored",
            value = "0.2",
            min = 0.05,
            max = 0.9)
        double validation) {}
