/**
 * What plugins have to keep to, as rules that can be run. A {@link org.isomer.contract.Contract}
 * names the rules of one kind; {@link org.isomer.contract.Contracts} puts them together for a
 * plugin. Its author runs them as tests:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsItsContract() {
 *   return Contracts.of(new CircleLoss()).stream()
 *       .map(rule -> DynamicTest.dynamicTest(rule.promise(), rule.check()::run));
 * }
 * }</pre>
 *
 * <p>and {@code isomer plugin verify} runs the same on a JAR. No library for tests is needed here:
 * a broken rule is an {@link org.isomer.contract.Breach}, whose message says what was seen and what
 * to do. A rule for which there is nothing to try the plugin on is {@link
 * org.isomer.contract.NotExaminedException not examined}, and says so. What a loss computes at
 * embeddings of the author's choice is asked of a {@link org.isomer.contract.LossTrial}, and what a
 * network does of a {@link org.isomer.contract.NetworkTrial}.
 *
 * <p>Contracts are found by {@code META-INF/services/org.isomer.contract.Contract}, so the JAR that
 * adds a kind of plugin brings its contract along. Plugins are tried on {@link
 * org.isomer.contract.Samples}: small images, series and texts that are made here, and what data
 * sets of the plugin's own JAR hold.
 */
@NullMarked
package org.isomer.contract;

import org.jspecify.annotations.NullMarked;
