/**
 * Where TensorFlow computes: {@link org.isomer.device.Device} is what the user asks for, {@link
 * org.isomer.device.Gpus} what the machine has, and {@link org.isomer.device.Cuda} the libraries of
 * NVIDIA that TensorFlow's build for GPUs opens by name, from the system or from a JAR. No class of
 * TensorFlow is used here, as {@link org.isomer.device.Acceleration#prepare} has to be called
 * before the first of them is loaded.
 */
@NullMarked
package org.isomer.device;

import org.jspecify.annotations.NullMarked;
