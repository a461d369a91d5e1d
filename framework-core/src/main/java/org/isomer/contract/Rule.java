package org.isomer.contract;

/**
 * One rule for one plugin.
 *
 * @param promise what the plugin does if it keeps the rule, such as {@code gives the same bits from
 *     the same seed}
 * @param check tries it
 */
public record Rule(String promise, Check check) {
  /** Tries a plugin. */
  @FunctionalInterface
  public interface Check {
    /**
     * Returns if the rule is kept.
     *
     * @throws Breach if it is broken
     * @throws NotExaminedException if there is nothing to try the plugin on
     * @throws Exception whatever else the plugin throws, which breaks the rule as well
     */
    void run() throws Exception;
  }
}
