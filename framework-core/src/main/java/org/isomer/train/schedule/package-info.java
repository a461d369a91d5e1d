/**
 * Learning-rate schedules: pure functions of the step, each a plugin in one file. They share their
 * warm-up.
 */
@NullMarked
package org.isomer.train.schedule;

import org.jspecify.annotations.NullMarked;
