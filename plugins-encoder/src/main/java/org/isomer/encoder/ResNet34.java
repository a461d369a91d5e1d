package org.isomer.encoder;

import java.util.List;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ResNet-34: basic blocks, 3, 4, 6, 3 in the four stages. */
public final class ResNet34 implements EncoderPlugin<ResNetConfig> {
  @Override
  public String name() {
    return "resnet34";
  }

  @Override
  public String summary() {
    return "ResNet-34 of torchvision, 21 million parameters (He et al. 2016)";
  }

  @Override
  public Class<ResNetConfig> configType() {
    return ResNetConfig.class;
  }

  @Override
  public Encoder create(ResNetConfig config) {
    return new ResNet(ResNet.Block.BASIC, List.of(3, 4, 6, 3), config);
  }
}
