/** The package as it is packed. One after the other: each packs the same folder. */
import "./contents.ts";
import "./consumer.ts";
import "./projects.ts";
