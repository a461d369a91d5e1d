package org.example.data;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.isomer.embedding.VectorWriter;

/** Adds Parquet to the files that {@code isomer embed} writes. */
public final class ParquetServices extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), VectorWriter.class)
        .addBinding()
        .toInstance(new ParquetVectors());
  }
}
