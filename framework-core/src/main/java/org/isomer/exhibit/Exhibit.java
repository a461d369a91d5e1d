package org.isomer.exhibit;

/** What a page shows of an example: a picture, a passage of text, or a trace over time. */
public sealed interface Exhibit permits Png, Passage, Trace {}
