package org.isomer.eval.recording;

/**
 * A moment of a recording.
 *
 * @param recording which recording, from 0
 * @param position which of its moments, from 0
 */
public record Moment(int recording, int position) {}
