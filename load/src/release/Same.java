import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Compares two unpacked builds of the same sources, file by file: {@code java Same.java FIRST SECOND}. Ends with 1 and names what
 * differs. The classes that Quarkus generates are the exception: before 3.35 it numbers some names and orders some calls
 * differently in each build (https://github.com/quarkusio/quarkus/pull/53025). Of such a class the constants, fields and methods
 * are compared, without their order and those numbers.
 */
class Same {

    private static final String GENERATED = "quarkus/generated-bytecode.jar";
    private static final Pattern NUMBERED = Pattern.compile("(proxykey|configClass\\$)\\d+");

    private final List<String> differences = new ArrayList<>();
    private int renumbered;

    public static void main(String[] arguments) throws IOException {
        Same same = new Same();
        same.folders(Path.of(arguments[0]), Path.of(arguments[1]));
        same.differences.forEach(path -> System.err.println("Two builds differ in " + path));
        if (!same.differences.isEmpty()) {
            System.exit(1);
        }
        System.out.println("Two builds, the same bytes in every file, but for numbers and order within "
                + same.renumbered + " classes that Quarkus generated.");
    }

    private void folders(Path first, Path second) throws IOException {
        for (String path : union(files(first), files(second))) {
            Path one = first.resolve(path);
            Path other = second.resolve(path);
            if (!Files.exists(one) || !Files.exists(other)) {
                differences.add(path + " (only in one)");
            } else if (Files.mismatch(one, other) >= 0) {
                file(path, one, other);
            }
        }
    }

    private void file(String path, Path one, Path other) throws IOException {
        if (!path.endsWith(GENERATED)) {
            differences.add(path);
            return;
        }
        Map<String, byte[]> ones = entries(one);
        Map<String, byte[]> others = entries(other);
        for (String name : union(ones.keySet(), others.keySet())) {
            byte[] a = ones.getOrDefault(name, new byte[0]);
            byte[] b = others.getOrDefault(name, new byte[0]);
            if (Arrays.equals(a, b)) {
                continue;
            }
            if (name.endsWith(".class") && a.length > 0 && b.length > 0 && parts(a).equals(parts(b))) {
                renumbered++;
            } else {
                differences.add(path + ", " + name);
            }
        }
    }

    /** What a class is made of, whatever its order and its numbers. */
    private static List<String> parts(byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        Stream<String> constants = StreamSupport.stream(model.constantPool().spliterator(), false)
                .map(PoolEntry::toString);
        Stream<String> fields = model.fields().stream()
                .map(field -> field.flags().flagsMask() + " " + field.fieldName() + field.fieldType());
        Stream<String> methods = model.methods().stream()
                .map(method -> method.flags().flagsMask() + " " + method.methodName() + method.methodType());
        return Stream.of(constants, fields, methods)
                .flatMap(parts -> parts)
                .map(part -> NUMBERED.matcher(part).replaceAll("$1"))
                .sorted()
                .toList();
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static Iterable<String> union(Iterable<String> some, Iterable<String> others) {
        TreeSet<String> all = new TreeSet<>();
        some.forEach(all::add);
        others.forEach(all::add);
        return all;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).toList();
        }
    }
}
