/**
 * How a rate is measured, whatever it is of. What can be measured is a {@link
 * org.isomer.bench.measure.Bench}, a service: a module of Isomer adds one to the set, and the verb
 * knows its name. A bench opens {@link org.isomer.bench.measure.Trial}s; each has one or more kinds
 * of {@link org.isomer.bench.measure.Work}, of which the first is what one wants to know, as the
 * whole training loop, and the others are what it is compared with, as the bare step or, with
 * {@code --against}, a {@link org.isomer.bench.measure.Peer}: another program. {@link
 * org.isomer.bench.measure.Rounds} has all of them work in turn, so that a machine that slows down
 * slows down all of them, and a {@link org.isomer.bench.measure.Sample} gives the median with an
 * interval. What is found out besides, as the time by stage, is a {@link
 * org.isomer.bench.measure.Figures}. All of it is a {@link org.isomer.bench.measure.BenchRecord},
 * which is JSON.
 */
@NullMarked
package org.isomer.bench.measure;

import org.jspecify.annotations.NullMarked;
