package org.isomer.eval.recording;

/**
 * What there is in recordings.
 *
 * @param recordings how many
 * @param channels numbers at each moment
 * @param moments of all recordings
 * @param marked whether anomalies are marked in each of them
 * @param trainingAnomalies moments of an anomaly in the training part
 * @param validationAnomalies moments of an anomaly among those to choose on
 * @param testAnomalies moments of an anomaly among those that are scored
 * @param trainingMoments all moments of the training part
 * @param validationMoments all moments to choose on
 * @param testMoments all moments that are scored
 */
public record RecordingCensus(
    int recordings,
    int channels,
    long moments,
    boolean marked,
    long trainingAnomalies,
    long validationAnomalies,
    long testAnomalies,
    long trainingMoments,
    long validationMoments,
    long testMoments) {}
