/** What was found, for a person and for a script. */
@NullMarked
package io.github.vipnat.database.report;

import org.jspecify.annotations.NullMarked;
