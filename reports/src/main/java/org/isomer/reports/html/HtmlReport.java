package org.isomer.reports.html;

import org.isomer.reports.leaderboard.Leaderboard;

/** Renders a leaderboard as one self-contained HTML page. */
public final class HtmlReport {
  /** In the foot of pages from before they had a mark. */
  private static final String OLDER_FOOT = "Made by Isomer from ";

  private HtmlReport() {}

  /** The page. Equal leaderboards give equal text; write it in UTF-8. */
  public static String render(String title, Leaderboard leaderboard) {
    return Page.withScript(title, PageBody.of(title, leaderboard));
  }

  /** Whether a page is one of these, by its mark. */
  public static boolean wrote(String page) {
    return page.contains("<meta name=\"generator\" content=\"" + Page.GENERATOR + "\">")
        || page.contains(OLDER_FOOT);
  }
}
