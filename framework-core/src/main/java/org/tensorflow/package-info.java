/**
 * What TensorFlow Java keeps to this package and a cluster needs: a session with a target. Not
 * marked as free of nulls, which would be said of all of TensorFlow Java.
 */
package org.tensorflow;
