/**
 * What plugins of the harness's own kinds have to keep to: tasks, metrics, data with boxes and
 * masks, and heads for segmentation. See {@link org.isomer.contract.Contract}.
 */
@NullMarked
package org.isomer.eval.contract;

import org.jspecify.annotations.NullMarked;
