import io.github.kawamuray.wasmtime.Linker;
import io.github.kawamuray.wasmtime.Memory;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.WasmFunctions;
import io.github.kawamuray.wasmtime.WasmValType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Decides people by a module that `pol build --target wasm` made, from Java. It takes the module, a file that says where the
 * vectors stand (`fact birthDate value 1234` a line, from the module's description) and a file of people, each a line of
 * `birthDate paidOn standing`, and prints for each what is to be paid in fen and the day on which benefits begin.
 */
public final class Decide {
  private final ByteBuffer memory;
  private final WasmFunctions.Consumer1<Integer> decide;
  private final Map<String, Integer> offsets;

  private Decide(Store<Void> store, Module module, Map<String, Integer> offsets) {
    Linker linker = new Linker(store.engine());
    linker.module(store, "", module);
    Memory exported = linker.get(store, "", "memory").get().memory();
    this.memory = exported.buffer(store).order(ByteOrder.LITTLE_ENDIAN);
    this.decide = WasmFunctions.consumer(store, linker.get(store, "", "decide").get().func(), WasmValType.I32);
    this.offsets = offsets;
  }

  /** Puts a number of each row into a vector of four bytes. */
  private void ints(String vector, List<String[]> rows, ToIntFunction<String[]> number) {
    int offset = offsets.get(vector);
    for (int row = 0; row < rows.size(); row++) memory.putInt(offset + 4 * row, number.applyAsInt(rows.get(row)));
  }

  /** Puts 0 or 1 of each row into a vector of bytes. */
  private void masks(String vector, List<String[]> rows, ToIntFunction<String[]> number) {
    int offset = offsets.get(vector);
    for (int row = 0; row < rows.size(); row++) memory.put(offset + row, (byte) number.applyAsInt(rows.get(row)));
  }

  private int intAt(String vector, int row) {
    return memory.getInt(offsets.get(vector) + 4 * row);
  }

  private boolean isSet(String vector, int row) {
    return memory.get(offsets.get(vector) + row) != 0;
  }

  private static int day(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> offsets = new java.util.HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      int last = line.lastIndexOf(' ');
      offsets.put(line.substring(0, last), Integer.parseInt(line.substring(last + 1)));
    }
    List<String[]> people = Files.readAllLines(Path.of(arguments[2])).stream().map(line -> line.split(" ")).toList();
    try (Store<Void> store = Store.withoutData();
        Module module = Module.fromFile(store.engine(), arguments[0])) {
      Decide columns = new Decide(store, module, offsets);
      columns.ints("fact birthDate value", people, person -> day(person[0]));
      columns.masks("fact paidOn present", people, person -> person[1].equals("-") ? 0 : 1);
      columns.ints("fact paidOn value", people, person -> person[1].equals("-") ? 0 : day(person[1]));
      columns.ints("fact standing value", people, person -> Integer.parseInt(person[2]));
      columns.masks("fact hukouSettled value", people, person -> 1);
      columns.decide.accept(people.size());
      for (int row = 0; row < people.size(); row++) {
        String begins = columns.isSet("decision coverageStart present", row)
            ? LocalDate.ofEpochDay(columns.intAt("decision coverageStart value", row)).toString()
            : "-";
        String pays = columns.isSet("decision selfPay present", row)
            ? String.valueOf(columns.intAt("decision selfPay value", row))
            : "-";
        System.out.println(columns.isSet("again", row) ? "again" : pays + " " + begins);
      }
    }
  }
}
