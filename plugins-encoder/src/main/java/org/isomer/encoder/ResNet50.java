package org.isomer.encoder;

import java.util.List;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ResNet-50: bottleneck blocks, 3, 4, 6, 3 in the four stages. */
public final class ResNet50 implements EncoderPlugin<ResNetConfig> {
  @Override
  public String name() {
    return "resnet50";
  }

  @Override
  public String summary() {
    return "ResNet-50 of torchvision, 24 million parameters (He et al. 2016)";
  }

  @Override
  public Class<ResNetConfig> configType() {
    return ResNetConfig.class;
  }

  @Override
  public Encoder create(ResNetConfig config) {
    return new ResNet(ResNet.Block.BOTTLENECK, List.of(3, 4, 6, 3), config);
  }
}
