package org.isomer.reports.leaderboard.ranking;

import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.record.Data;

/**
 * A column of the ranking: a column of one of the boards.
 *
 * @param title unique in the ranking: the data and the protocol
 * @param board the board's place among the boards
 * @param place the column's place on the board
 * @param data the board's samples
 * @param column the column
 */
public record RankedTask(String title, int board, int place, Data data, Column column) {}
