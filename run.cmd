@echo off
rem Opens the demonstration on a Windows PC, without administrator's rights: double-click this file.
rem What happens stands in start.py; this file only finds a Python.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PYTHONUTF8=1"
for %%v in (3.13 3.12 3.11) do (
    py -%%v -c "" >nul 2>nul && (
        py -%%v start.py --browser %*
        goto end
    )
)
python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && (
    python start.py --browser %*
    goto end
)
echo Chưa có Python 3.11 đến 3.13. Tải bản 64-bit ở python.org, chọn "Install for me only" rồi mở lại tệp này.
echo There is no Python 3.11 to 3.13. Take the 64-bit one from python.org, for this user alone, and open this file again.
:end
if not "%CONTEST_NO_PAUSE%"=="1" pause
