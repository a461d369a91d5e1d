/**
 * What can be judged: encoders of ours with weights from a run, a seed or a file, and raw inputs.
 */
@NullMarked
package org.isomer.eval.model;

import org.jspecify.annotations.NullMarked;
