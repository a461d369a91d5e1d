/*
 * 1-NN by dependent dynamic time warping as a plain loop over all pairs, which DtwBench compares the search with.
 *
 *     gcc -O3 -march=native -o dtw dtw.c -lm
 *     ./dtw train.txt test.txt WINDOW     prints the right answers and the seconds of processor time of the search
 *
 * A file has a line of "series channels", then for each series a line of its label, its length and its numbers.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  int label, length;
  double *values;
} series;

static int channels;

static series *read_all(const char *path, int *count) {
  FILE *file = fopen(path, "r");
  if (!file || fscanf(file, "%d %d", count, &channels) != 2) exit(2);
  series *all = malloc(*count * sizeof *all);
  for (int i = 0; i < *count; i++) {
    if (fscanf(file, "%d %d", &all[i].label, &all[i].length) != 2) exit(2);
    all[i].values = malloc((size_t)all[i].length * channels * sizeof(double));
    for (int j = 0; j < all[i].length * channels; j++)
      if (fscanf(file, "%lf", &all[i].values[j]) != 1) exit(2);
  }
  fclose(file);
  return all;
}

static double warp(const series *x, const series *y, double window, double *previous, double *current) {
  int longer = x->length > y->length ? x->length : y->length;
  int radius = (int)ceil(window * longer), apart = abs(x->length - y->length);
  if (radius < apart) radius = apart;
  for (int j = 0; j <= y->length; j++) previous[j] = current[j] = INFINITY;
  previous[0] = 0;
  for (int i = 0; i < x->length; i++) {
    int from = i - radius > 0 ? i - radius : 0;
    int to = i + radius < y->length - 1 ? i + radius : y->length - 1;
    current[from] = INFINITY;
    for (int j = from; j <= to; j++) {
      double cost = 0;
      for (int c = 0; c < channels; c++) {
        double gap = x->values[i * channels + c] - y->values[j * channels + c];
        cost += gap * gap;
      }
      double before = previous[j] < previous[j + 1] ? previous[j] : previous[j + 1];
      current[j + 1] = cost + (before < current[j] ? before : current[j]);
    }
    if (to + 1 < y->length) current[to + 2] = INFINITY;
    double *swap = previous;
    previous = current;
    current = swap;
  }
  return previous[y->length];
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int trains, tests, longest = 0, right = 0;
  series *train = read_all(arguments[1], &trains), *test = read_all(arguments[2], &tests);
  double window = atof(arguments[3]);
  for (int i = 0; i < trains; i++) longest = train[i].length > longest ? train[i].length : longest;
  double *previous = malloc((longest + 1) * sizeof(double)), *current = malloc((longest + 1) * sizeof(double));
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (int i = 0; i < tests; i++) {
    double best = INFINITY;
    int label = -1;
    for (int j = 0; j < trains; j++) {
      double distance = warp(&test[i], &train[j], window, previous, current);
      if (distance < best) best = distance, label = train[j].label;
    }
    right += label == test[i].label;
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  printf("%d %.6f\n", right, end.tv_sec - start.tv_sec + 1e-9 * (end.tv_nsec - start.tv_nsec));
  return 0;
}
