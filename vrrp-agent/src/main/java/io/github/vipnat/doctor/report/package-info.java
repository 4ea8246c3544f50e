/** What the doctor found, for a person and for a script. */
@NullMarked
package io.github.vipnat.doctor.report;

import org.jspecify.annotations.NullMarked;
