package org.isomer.weights;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.tensorflow.ndarray.Shape;

/**
 * How a file names and orders an encoder's weights. In PyTorch's layouts a convolution's kernel has
 * the shape (filters, channels, rows, columns), a matrix (outputs, inputs); here they are (rows,
 * columns, channels, filters) and (inputs, outputs).
 */
public enum Layout {
  /**
   * The names and shapes of a run's checkpoint, for every encoder; what is no encoder's is left.
   */
  ISOMER(".*", "(?!encoder\\.).*"),
  /** The state dictionary of torchvision's ResNets, which is timm's, without the classifier. */
  TORCHVISION_RESNET(Names.RESNET, "fc\\..*|.*\\.num_batches_tracked"),
  /** The state dictionary of Hugging Face's {@code ResNetModel}, without the classifier. */
  HUGGING_FACE_RESNET(Names.RESNET, "classifier\\..*|.*\\.num_batches_tracked"),
  /** The state dictionary of timm's vision transformers, without the classifier. */
  TIMM_VIT(Names.VIT, "head\\..*"),
  /**
   * The state dictionary of Hugging Face's {@code ViTModel}, without pooler and classifier.
   * Queries, keys and values are matrices of their own there, one here.
   */
  HUGGING_FACE_VIT(Names.VIT, "pooler\\..*|classifier\\..*"),
  /**
   * The state dictionary of Hugging Face's {@code BertModel}, without the pooler and the heads of
   * pretraining. Queries, keys and values are matrices of their own there, one here.
   */
  HUGGING_FACE_BERT(
      "(token_embed|segment_embed)\\.weight|pos_embed"
          + "|(embed_norm|blocks\\.\\d+\\.(norm1|norm2|attn\\.qkv|attn\\.proj|mlp\\.fc1|mlp\\.fc2))"
          + "\\.(weight|bias)",
      "pooler\\..*|cls\\..*|embeddings\\.position_ids"),
  /** The state dictionary of TS2Vec's encoder, of which its code keeps the average. */
  TS2VEC(
      "(input_fc|feature_extractor\\.net\\.\\d+\\.(conv[12]\\.conv|projector))\\.(weight|bias)",
      "n_averaged");

  /** The names of encoders that several programs have. */
  private static final class Names {
    static final String RESNET =
        "(conv1|bn1|layer\\d+\\.\\d+\\.(conv\\d|bn\\d|downsample\\.[01]))"
            + "\\.(weight|bias|running_mean|running_var)";
    static final String VIT =
        "cls_token|pos_embed|(patch_embed\\.proj|norm|fc_norm"
            + "|blocks\\.\\d+\\.(norm1|norm2|attn\\.qkv|attn\\.proj|mlp\\.fc1|mlp\\.fc2))"
            + "\\.(weight|bias)";
  }

  /** What stands before the names of an encoder's variables in a graph. */
  private static final String SCOPE = "encoder.";

  private static final Map<Integer, Permutation> TO_PYTORCH =
      Map.of(4, new Permutation(3, 2, 0, 1), 2, new Permutation(1, 0));

  /** Of a convolution over positions, from (window, channels, filters). */
  private static final Permutation KERNEL_TO_PYTORCH = new Permutation(2, 1, 0);

  private final Pattern names;
  private final Pattern ignored;

  Layout(String names, String ignored) {
    this.names = Pattern.compile(names);
    this.ignored = Pattern.compile(ignored);
  }

  /** The name in configurations. */
  public String shown() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a key of a file belongs to a part that is no encoder's, such as a classifier. */
  boolean ignores(String key) {
    return ignored.matcher(key).matches();
  }

  /**
   * The keys of a variable: one, or several of equal shape that lie in it one after the other, as
   * the file orders its dimensions.
   */
  public List<String> keys(Variable variable) {
    return switch (this) {
      case ISOMER -> List.of(variable.name());
      case TORCHVISION_RESNET, TIMM_VIT, TS2VEC -> List.of(own(variable));
      case HUGGING_FACE_BERT -> BertKeys.of(own(variable));
      case HUGGING_FACE_RESNET -> List.of(HuggingFaceKeys.ofResnet(own(variable)));
      case HUGGING_FACE_VIT -> HuggingFaceKeys.ofVit(own(variable));
    };
  }

  /** The shape of each of a variable's tensors in a file. */
  public long[] shape(Variable variable) {
    long[] shape = whole(variable);
    shape[0] /= keys(variable).size();
    return shape;
  }

  /** The shape of a variable as a file orders its dimensions. */
  private long[] whole(Variable variable) {
    Shape shape = variable.shape();
    if (this == HUGGING_FACE_BERT && shape.numDimensions() == 3) {
      return shape.tail().asArray();
    }
    return permutation(variable)
        .map(permutation -> permutation.shape(shape.asArray()))
        .orElse(shape.asArray());
  }

  /** A variable's row-major scalars, as the file has them, tensor after tensor. */
  float[] toFile(Variable variable, float[] scalars) {
    return permutation(variable)
        .map(permutation -> permutation.apply(scalars, variable.shape().asArray()))
        .orElse(scalars);
  }

  /** A file's row-major scalars, tensor after tensor, as the variable has them. */
  float[] fromFile(Variable variable, float[] scalars) {
    return permutation(variable)
        .map(permutation -> permutation.inverse().apply(scalars, whole(variable)))
        .orElse(scalars);
  }

  private Optional<Permutation> permutation(Variable variable) {
    // Tables are looked up, not multiplied: a row is an entry everywhere.
    boolean table = this == HUGGING_FACE_BERT && BertKeys.isTable(own(variable));
    int dimensions = variable.shape().numDimensions();
    if (this == ISOMER || table) {
      return Optional.empty();
    }
    return this == TS2VEC && dimensions == 3
        ? Optional.of(KERNEL_TO_PYTORCH)
        : Optional.ofNullable(TO_PYTORCH.get(dimensions));
  }

  /** Whether the layout is for an encoder with these variables. */
  boolean isFor(List<Variable> variables) {
    return foreign(variables).isEmpty();
  }

  /**
   * Makes sure that the layout is for an encoder with these variables.
   *
   * @throws BadInputException if not
   */
  public void requireFor(List<Variable> variables) {
    foreign(variables)
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "layout %s: this encoder has the variable %s, which the layout does not know. torchvision-resnet and hugging-face-resnet are for the resnet encoders, timm-vit and hugging-face-vit for the vit encoders, hugging-face-bert for text-transformer with norm post, ts2vec for ts2vec and dilated-convnet, isomer for all."
                      .formatted(shown(), name));
            });
  }

  private Optional<String> foreign(List<Variable> variables) {
    return variables.stream()
        .map(Layout::own)
        .filter(name -> !names.matcher(name).matches())
        .findFirst();
  }

  private static String own(Variable variable) {
    return variable.name().startsWith(SCOPE)
        ? variable.name().substring(SCOPE.length())
        : variable.name();
  }
}
