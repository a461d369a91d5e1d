package org.isomer.reports.leaderboard.board;

import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Scale;

/**
 * A protocol and the metric that it is judged by.
 *
 * @param title unique on the board: the protocol's title, and the options that tell it from others
 *     with the same title
 * @param protocol the protocol
 * @param metric the metric's name
 * @param scale what the metric's numbers mean
 */
public record Column(String title, Protocol protocol, String metric, Scale scale) {}
