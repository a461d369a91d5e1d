package org.isomer.encoder;

import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ViT-Base: tokens of length 768, 12 blocks, 12 heads. */
public final class VitBase implements EncoderPlugin<VitConfig> {
  @Override
  public String name() {
    return "vit-base";
  }

  @Override
  public String summary() {
    return "Vision transformer ViT-Base of timm, 86 million parameters (Dosovitskiy et al. 2021)";
  }

  @Override
  public Class<VitConfig> configType() {
    return VitConfig.class;
  }

  @Override
  public Encoder create(VitConfig config) {
    return new Vit(768, 12, 12, config);
  }
}
