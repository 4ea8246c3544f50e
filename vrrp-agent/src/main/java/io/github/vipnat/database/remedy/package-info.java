/** The grants that are missing, and the problems that no grant mends. */
@NullMarked
package io.github.vipnat.database.remedy;

import org.jspecify.annotations.NullMarked;
