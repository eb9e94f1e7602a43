# Opens the demonstration from PowerShell, as run.cmd does: powershell -ExecutionPolicy Bypass -File run.ps1
& cmd.exe /c (Join-Path $PSScriptRoot 'run.cmd') @args
exit $LASTEXITCODE
