/**
 * What another encoder, a teacher, makes of examples, read from a file: {@link
 * org.isomer.data.teacher.TeacherVectors} is the step of a pipeline that looks an example's vector
 * up, {@link org.isomer.data.teacher.Teacher} holds them, {@link
 * org.isomer.data.teacher.VectorsNote} says beside the file whose they are. The framework {@code
 * distillation} learns from them; examples can be of any kind.
 */
@NullMarked
package org.isomer.data.teacher;

import org.jspecify.annotations.NullMarked;
