package org.isomer.reports.leaderboard;

/**
 * Why a cell of a board is empty, as somebody has stated it.
 *
 * @param row the label of its row
 * @param column the number of its column, from 0
 * @param reason such as {@code diverged at every learning rate}
 */
public record Absence(String row, int column, String reason) {}
