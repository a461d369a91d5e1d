package org.isomer.eval.training;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.eval.spi.Head;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A head as a method of training: the first view of an instance is what the encoder gets, the
 * second holds the targets.
 *
 * @param head what is trained
 * @param encoder whether the encoder is trained with it
 */
record HeadFramework(Head head, EncoderUse encoder) implements Framework {
  /** What the two views hold. */
  List<InputSpec> views(InputSpec input) {
    return List.of(input, new InputSpec("targets", head.targets()));
  }

  @Override
  public boolean acceptsViews(int views) {
    return views == 2;
  }

  @Override
  public Objective build(Net net, Encoder built, Instances instances) {
    Net encoderNet = encoder == EncoderUse.FROZEN ? net.phase(Phase.INFERENCE) : net;
    Features features =
        built.encode(encoderNet.scope(TrainedHead.ENCODER), instances.views().get(0));
    Input given = instances.views().get(1);
    List<Operand<TFloat32>> targets =
        head.targets().stream().map(target -> given.floats(target.name())).toList();
    Net headNet = net.scope(TrainedHead.HEAD);
    Operand<TFloat32> loss = head.loss(headNet, head.outputs(headNet, features), targets);
    return new Objective(loss, Map.of(), List.of(), OptionalDouble.empty());
  }
}
