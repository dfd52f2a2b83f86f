import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * Decides records by models that `pol build --target dmn` made, on KIE's engine. It takes a model and a file of records, each a FEEL
 * context on a line of its own, and as many more of these pairs as there are; for each record it prints what is decided, a line each.
 */
public final class DecideByDmn {
  private static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private static final FEEL feel = FEELBuilder.builder().build();

  public static void main(String[] args) throws Exception {
    for (int at = 0; at < args.length; at += 2) decide(Path.of(args[at]), Path.of(args[at + 1]));
    out.flush();
  }

  private static void decide(Path file, Path records) throws Exception {
    DMNRuntime engine =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
            .getOrElseThrow(RuntimeException::new);
    DMNModel model = engine.getModels().get(0);
    for (DMNMessage message : model.getMessages()) System.err.println(file.getFileName() + ": " + message.getText());
    for (String line : Files.readAllLines(records)) {
      var context = engine.newContext();
      ((Map<?, ?>) feel.evaluate(line)).forEach((name, value) -> context.set((String) name, value));
      var result = engine.evaluateAll(model, context);
      out.println(
          result.hasErrors()
              ? "error=" + result.getMessages(DMNMessage.Severity.ERROR).get(0).getText().replaceAll("\\s+", " ")
              : result.getDecisionResults().stream()
                  .map(each -> each.getDecisionName() + "=" + text(each.getResult()))
                  .collect(Collectors.joining("\t")));
    }
  }

  /** A value as Pol writes it; the members of a set in the order of their names. */
  private static String text(Object value) {
    if (value instanceof BigDecimal number) return number.stripTrailingZeros().toPlainString();
    if (value instanceof Duration time) return "P" + time.toDays() + "D";
    if (value instanceof ChronoPeriod time) {
      long months = 12 * time.get(ChronoUnit.YEARS) + time.get(ChronoUnit.MONTHS);
      return months == 0 ? "P0D" : "P" + months + "M";
    }
    if (value instanceof Collection<?> set)
      return set.stream().map(DecideByDmn::text).sorted().collect(Collectors.joining(","));
    return String.valueOf(value);
  }
}
