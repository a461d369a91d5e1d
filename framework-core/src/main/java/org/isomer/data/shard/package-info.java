/**
 * Data sets that are larger than memory: examples in a few large files, the shards, of which one is
 * read at a time.
 *
 * <p>A shard is a tar archive in the layout of WebDataset ({@code 000001.jpg} and {@code
 * 000001.cls} are members of the sample {@code 000001}; {@link org.isomer.data.shard.TarScan}) or a
 * file of TFRecords that each hold a {@code tf.train.Example} ({@link
 * org.isomer.data.shard.RecordScan}). Both are scanned once, from the beginning to the end. What is
 * found is the index: where in its shard each example lies, its label and the SHA-256 of its bytes,
 * and the SHA-256 of each shard ({@link org.isomer.data.shard.ShardIndex}). From then on an example
 * is a positioned read, in any order and by any thread; its bytes are compared with the index at
 * every read. So the digest of the data set follows from the index alone.
 *
 * <p>At each start the size and the times of change of every shard are compared with the index, and
 * a shard that differs is scanned again. A server that has the index is believed; of another one
 * sizes and times are asked for.
 *
 * <p>Shards lie in a folder ({@link org.isomer.data.shard.LocalStore}) or on an HTTP server, of
 * which pieces are fetched as they are needed and kept in a cache of a bounded size ({@link
 * org.isomer.data.shard.HttpStore}). What an example is, nobody here knows: a modality says which
 * members hold one ({@link org.isomer.data.shard.Selection}) and decodes it ({@link
 * org.isomer.data.shard.Decoder}). Shards are written by {@link org.isomer.data.shard.ShardWriter}.
 */
@NullMarked
package org.isomer.data.shard;

import org.jspecify.annotations.NullMarked;
