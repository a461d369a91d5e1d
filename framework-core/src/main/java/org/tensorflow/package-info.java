/** What TensorFlow Java keeps to this package and a cluster needs: a session with a target. */
@NullMarked
package org.tensorflow;

import org.jspecify.annotations.NullMarked;
