/** One file describes the site: cluster.yaml, read into values, with every mistake in it named at once. */
@NullMarked
package io.github.vipnat.topology;

import org.jspecify.annotations.NullMarked;
