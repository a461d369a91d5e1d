#!/usr/bin/env bash
# Tries and measures Isomer on a GPU, in ten minutes, and leaves OUT/gpu.json.
#
#   eval-harness/bench/gpu.sh OUT [PART…]
#
# Parts, by default all: doctor (what is there), kernels (that the GPU runs every operation of every
# framework; needs Maven), bits (that each framework ends twice in the same bits in each precision),
# speed (ResNet-18 and -50, four frameworks, float32 and bfloat16; beside PyTorch,
# where the python on the path has it for CUDA). A part that is done already is not done again.
#
# From the folder of Isomer. ISOMER is the command to call; it has to be one with TensorFlow's
# library for GPUs, as after ISOMER_MAVEN_OPTS="-P gpu,cuda" ./isomer doctor. DEVICE is what it
# computes on, gpu by default; FRAMEWORKS, STEPS, SECONDS_OF and BATCH make it shorter where it is
# only tried.
set -euo pipefail
out=${1:?the folder for the results}
shift
parts=${*:-doctor kernels bits speed}
isomer=${ISOMER:-./isomer}
device=${DEVICE:-gpu}
steps=${STEPS:-20}
seconds=${SECONDS_OF:-3}
batch=${BATCH:-256}
bench=eval-harness/bench
recipe=$bench/gpu.yaml
read -r -a frameworks <<<"${FRAMEWORKS:-simclr barlow-twins vicreg simsiam}"
mkdir -p "$out"

# The options that make the recipe train a framework.
framework() {
  local projector='{name: mlp, hidden: [512], dim: 128}'
  case $1 in
    simsiam)
      echo "framework={name: simsiam, projector: {hidden: [512], dim: 128}, predictor: {hidden: [512], dim: 128}}" ;;
    *) echo "framework={name: $1, projector: $projector}" ;;
  esac
}

# Standard input as a string of JSON.
quoted() {
  local text
  text=$(tr -d '\000-\010\013-\037')
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  printf '"%s"' "${text//$'\n'/\\n}"
}

# The digest of a run's newest weights, or what kept the run from ending.
digest() {
  local weights
  weights=$(find "$1" -name '*.safetensors' -path '*checkpoint*' | sort | tail -n 1)
  if [[ -n $weights ]]; then
    sha256sum "$weights" | cut -c 1-64
  else
    echo none
  fi
}

pretrain() {
  local folder=$1
  shift
  rm -rf "$folder"
  "$isomer" pretrain "$recipe" --device "$device" --out "$folder" \
    --set batch-size="$batch" --set steps="$steps" "$@" >"$folder.log" 2>&1 || tail -n 3 "$folder.log" >&2
}

doctor() {
  "$isomer" doctor --device "$device" 2>&1 | quoted
}

kernels() {
  if mvn -q -o test -P gpu -pl eval-harness -am -Dtest=KernelsTest,TrainingGraphsTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true >"$out/kernels.log" 2>&1; then
    echo '"every operation runs on the GPU"'
  else
    tail -n 40 "$out/kernels.log" | quoted
  fi
}

bits() {
  local name precision first second separator='{'
  for name in "${frameworks[@]}"; do
    for precision in float32 bfloat16 float16; do
      pretrain "$out/bits-a" --set "$(framework "$name")" --set precision=$precision
      first=$(digest "$out/bits-a")
      pretrain "$out/bits-b" --set "$(framework "$name")" --set precision=$precision
      second=$(digest "$out/bits-b")
      printf '%s"%s %s": {"first": "%s", "second": "%s", "same": %s}' "$separator" "$name" "$precision" \
        "$first" "$second" "$([[ $first == "$second" && $first != none ]] && echo true || echo false)"
      separator=', '
    done
  done
  echo '}'
}

# The seconds that a run took, by its own log, are no measure: isomer bench warms up and repeats.
speed() {
  local network name precision size options peer file separator='{'
  for network in resnet18 resnet50; do
    size=32
    options=(--set "encoder={name: $network, stem: cifar}")
    if [[ $network == resnet50 ]]; then
      size=224
      options=(--set encoder=resnet50)
    fi
    for name in "${frameworks[@]}"; do
      for precision in float32 bfloat16; do
        file=$out/speed-$network-$name-$precision.json
        peer=()
        if python -c 'import sys, torch, torchvision; sys.exit(not torch.cuda.is_available())' 2>/dev/null; then
          peer=(--against "python $bench/gpu.py $network $name --size $size --batch $batch$(
            [[ $precision == float32 ]] || echo " --bfloat16")")
        fi
        if [[ ! -e $file ]]; then
          "$isomer" bench step "$recipe" --device "$device" "${options[@]}" --set "$(framework "$name")" \
            --set precision=$precision --set batch-size="$batch" \
            --set "views.pipelines=[{repeat: 2, steps: [{name: random-resized-crop, size: $size}, {name: normalize, mean: [0.286], std: [0.353]}]}]" \
            --rounds 3 --seconds "$seconds" --warm-up "$seconds" "${peer[@]}" --out "$file" >"$file.log" 2>&1 ||
            { tail -n 3 "$file.log" >&2; continue; }
        fi
        printf '%s"%s %s %s": %s' "$separator" "$network" "$name" "$precision" "$(<"$file")"
        separator=', '
      done
    done
  done
  [[ $separator != '{' ]] || printf '{'
  echo '}'
}

for part in $parts; do
  case $part in
    doctor | kernels | bits | speed) ;;
    *)
      echo "gpu.sh: there is no part $part; there are doctor, kernels, bits and speed" >&2
      exit 2 ;;
  esac
  if [[ ! -e $out/part-$part.json ]]; then
    echo "$part …" >&2
    "$part" >"$out/part-$part.new"
    mv "$out/part-$part.new" "$out/part-$part.json"
  fi
done

{
  separator='{'
  for part in doctor kernels bits speed; do
    if [[ -e $out/part-$part.json ]]; then
      printf '%s\n"%s": %s' "$separator" "$part" "$(<"$out/part-$part.json")"
      separator=','
    fi
  done
  printf '\n}\n'
} >"$out/gpu.json"
echo "$out/gpu.json" >&2
