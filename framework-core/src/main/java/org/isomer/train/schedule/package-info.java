/** Learning-rate schedules: pure functions of the step, each a plugin in one file. */
@NullMarked
package org.isomer.train.schedule;

import org.jspecify.annotations.NullMarked;
