/** Puts a described router together and runs it; found through {@link java.util.ServiceLoader}, so that the front door need not know it. */
@NullMarked
package io.github.vipnat.lab.machine;

import org.jspecify.annotations.NullMarked;
