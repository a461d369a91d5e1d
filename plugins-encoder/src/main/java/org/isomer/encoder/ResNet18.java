package org.isomer.encoder;

import java.util.List;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ResNet-18: basic blocks, 2, 2, 2, 2 in the four stages. */
public final class ResNet18 implements EncoderPlugin<ResNetConfig> {
  @Override
  public String name() {
    return "resnet18";
  }

  @Override
  public String summary() {
    return "ResNet-18 of torchvision, 11 million parameters (He et al. 2016)";
  }

  @Override
  public Class<ResNetConfig> configType() {
    return ResNetConfig.class;
  }

  @Override
  public Encoder create(ResNetConfig config) {
    return new ResNet(ResNet.Block.BASIC, List.of(2, 2, 2, 2), config);
  }
}
