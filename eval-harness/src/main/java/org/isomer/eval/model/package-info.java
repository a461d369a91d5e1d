/**
 * What can be judged: encoders of ours with weights from a run, a seed or a file, SavedModels, and
 * raw inputs; and how an encoder of ours leaves for other programs.
 *
 * <p>A {@linkplain org.isomer.eval.model.ModelFile model file} is the contract that goes with
 * weights: the encoder, the {@link org.isomer.weights.Layout} of its weights, the size of its
 * images, or what another kind of example holds, and what is done to them first. {@link
 * org.isomer.eval.model.StoredModel} opens one. Weights are read in {@code org.isomer.weights}, as
 * those that a run starts with. To judge an encoder that was trained in PyTorch, save its state
 * dictionary with {@code safetensors.torch.save_file} and write a model file beside it.
 *
 * <p>A BERT needs no model file: its folder, as Hugging Face's libraries write it, says as much. A
 * {@link org.isomer.eval.model.StoredModel} is read from its {@code config.json}, and {@link
 * org.isomer.eval.model.HuggingFaceExport} writes such a folder. Checked by hand with transformers
 * 5.18 and sentence-transformers 6.0: {@code src/test/python/open_export.py}.
 *
 * <p>{@link org.isomer.eval.model.Export} writes such a folder: weights or a SavedModel, the model
 * file, copies of the files that preprocessing reads, such as a vocabulary, with their digests, and
 * a README for people. A SavedModel is a graph whose weights are constants, because the variables
 * here are of a kind that TensorFlow 2 does not load. ONNX is not supported: there is no exporter
 * for Java, and the tools in Python start from one of the formats written here.
 */
@NullMarked
package org.isomer.eval.model;

import org.jspecify.annotations.NullMarked;
