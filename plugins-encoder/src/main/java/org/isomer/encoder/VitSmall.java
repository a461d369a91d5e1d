package org.isomer.encoder;

import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ViT-Small: tokens of length 384, 12 blocks, 6 heads. */
public final class VitSmall implements EncoderPlugin<VitConfig> {
  @Override
  public String name() {
    return "vit-small";
  }

  @Override
  public String summary() {
    return "Vision transformer ViT-Small of timm, 22 million parameters (Dosovitskiy et al. 2021)";
  }

  @Override
  public Class<VitConfig> configType() {
    return VitConfig.class;
  }

  @Override
  public Encoder create(VitConfig config) {
    return new Vit(384, 12, 6, config);
  }
}
